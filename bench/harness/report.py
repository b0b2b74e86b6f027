"""The report, in English and in Chinese: the same sections and figures."""

from __future__ import annotations

from typing import Any

from .goals import COLUMNS, LANGUAGES, Goal, fastest_peer, goals
from .results import Results

KINDS = {
    "ours": ("", ""),
    "hand": (" by hand", "，手写"),
    "sdk": ("", ""),
    "floor": ("", ""),
    "bare": ("the bare runtime", "空的运行时"),
}
MARKS = {
    "signature": ("the signature", "签名"),
    "tag": ("the tag of AES-GCM", "AES-GCM 的标签"),
    "time": ("the time", "时间"),
    "serial": ("the serial", "序列号"),
    "header": ("whether a header is missing", "是否缺少请求头"),
}
COLUMN_NAMES = {
    "floor": ("`parse` / floor", "`parse` / 下限"),
    "parse": ("`parse`: fastest peer / ours", "`parse`：最快的同类 / 我们"),
    "json": ("`json`: fastest peer / ours", "`json`：最快的同类 / 我们"),
    "event": ("`event`: fastest peer / ours", "`event`：最快的同类 / 我们"),
    "refusal": ("slowest refusal", "最慢的拒绝"),
    "256-KiB": ("256 KiB / floor", "256 KiB / 下限"),
    "1-MiB": ("1 MiB / floor", "1 MiB / 下限"),
    "php-fpm": ("php-fpm: by hand / ours", "php-fpm：手写 / 我们"),
}
OPERATIONS = {
    "parse": ("`parse`: the plaintext, as bytes or text", "`parse`：得到明文，字节或文本"),
    "json": ("`json`: the resource as the language's own tree", "`json`：得到该语言自己的树状数据"),
    "event": ("`event`: a typed payment", "`event`：得到带类型的支付对象"),
}


def written(results: Results, language: str) -> str:
    """The page, in `en` or `zh`."""
    return "\n\n".join(_Page(results, 0 if language == "en" else 1).sections()) + "\n"


class _Page:
    def __init__(self, results: Results, language: int):
        self.results = results
        self.language = language
        self.marked = {
            (each["language"], each["name"]): each["marks"] for each in results["contestants"] if each["marks"]
        }

    def say(self, english: str, chinese: str) -> str:
        return (english, chinese)[self.language]

    def sections(self) -> list[str]:
        results, machine = self.results, self.results["machine"]
        parts = [
            self.say("# Speed: `parse` beside its peers", "# 速度：`parse` 与同类对比"),
            self.say("English | [中文](RESULTS.zh-CN.md)", "[English](RESULTS.md) | 中文"),
            self.say(
                f"Written by `make bench` on {results['when']}; do not edit. {machine['processor']}, {machine['cores']} cores, {machine['system']}, "
                f"{machine['libc']}. {results['rounds']} rounds in {results['seconds']} s. How it is measured: [README.md](README.md).",
                f"由 `make bench` 于 {results['when']} 生成，请勿手改。{machine['processor']}，{machine['cores']} 核，{machine['system']}，{machine['libc']}。"
                f"{results['seconds']} 秒内 {results['rounds']} 轮。测量方法见 [README.zh-CN.md](README.zh-CN.md)。",
            ),
            f"![{self.say('One notification in every language, in µs', '各语言处理一条通知的微秒数')}](results.svg)",
            self.say(
                f"One payment notification: a body of {results['bodies']['paid']:,} bytes and {results['headers']} headers. The *floor* is "
                "AWS-LC's bare RSA-2048 verification and AES-256-GCM opening of the same message. Each figure is the median of all turns; "
                "ratios are of turns of the same round, with the interval that holds the true median in 95 of 100 runs.",
                f"一条支付通知：请求体 {results['bodies']['paid']:,} 字节，{results['headers']} 个请求头。“下限”是 AWS-LC 对同一条消息只做 RSA-2048 验签与 AES-256-GCM "
                "解密的用时。每个数字是所有轮次的中位数；比值取自同一轮，括号内区间在 100 次运行中有 95 次包含真正的中位数。",
            ),
            self.goals(),
        ]
        for operation, title in OPERATIONS.items():
            parts += [f"## {title[self.language]}", self.row(f"{operation} paid")]
        parts += [
            self.say("## Refusals", "## 拒绝"),
            self.refusals(),
            self.say("## Large bodies", "## 大请求体"),
            self.large(),
        ]
        if results.get("php_fpm"):
            parts += ["## php-fpm", self.php_fpm()]
        if results.get("starts"):
            parts += [
                self.say("## From the start of a process to its first notification", "## 从进程启动到第一条通知"),
                self.starts(),
            ]
        parts += [
            self.say("## Sizes", "## 大小"),
            self.sizes(),
            self.say("## Who took part", "## 参赛者"),
            self.contestants(),
        ]
        return parts

    def goals(self) -> str:
        held = {(goal.language, goal.column): goal for goal in goals(self.results)}
        met = sum(goal.met for goal in held.values())
        columns = [column for column in COLUMNS if any((language, column) in held for language in LANGUAGES)]
        lines = _table(
            [self.say("language", "语言"), *(COLUMN_NAMES[column][self.language] for column in columns)],
            [
                [language, *(self.cell(held.get((language, column))) for column in columns)]
                for language in LANGUAGES
                if any((language, column) in held for column in columns)
            ],
        )
        title = self.say(f"## Goals: {met} of {len(held)} met", f"## 目标：{len(held)} 项中达到 {met} 项")
        explained = self.say(
            "A peer counts where it checks everything and gives the same output; the fastest of the language is named under its figure's table.",
            "只与检查齐全、输出相同的同类相比；各语言最快者见下面各表。",
        )
        return f"{title}\n\n{explained}\n\n{lines}"

    def cell(self, goal: Goal | None) -> str:
        if goal is None:
            return ""
        unit = " µs" if goal.column == "refusal" else ""
        asked = f"{'≥' if goal.at_least else '≤'} {goal.goal:g}{unit}"
        said = self.say("met", "达到") if goal.met else self.say("**missed**", "**未达到**")
        return f"{goal.measured:.2f}{unit} ({asked}) {said}"

    def row(self, key: str) -> str:
        row = self.results["rows"][key]
        lines = []
        for language in LANGUAGES:
            best = fastest_peer(row, language, set(self.marked))
            for each in sorted(
                (each for each in row if each["language"] == language and each["kind"] != "floor"),
                key=lambda each: each["median"],
            ):
                fastest = self.say(" (fastest correct peer)", "（最快的正确同类）") if each is best else ""
                lines.append(
                    [
                        language,
                        self.name(each) + fastest,
                        _us(each["median"]),
                        _us(each["fastest"]),
                        _ratio(each["to_floor"]),
                        _ratio(each["to_ours"]),
                    ]
                )
        floor = next((each for each in row if each["kind"] == "floor"), None)
        if floor:
            lines.insert(0, ["", self.say("the floor", "下限"), _us(floor["median"]), _us(floor["fastest"]), "1", ""])
        header = self.say(
            "language | who | median | fastest | / floor (95 %) | / wxnotify (95 %)",
            "语言 | 参赛者 | 中位数 | 最快 | / 下限（95 %） | / wxnotify（95 %）",
        )
        return _table(header.split(" | "), lines)

    def name(self, each: dict[str, Any]) -> str:
        name = each["name"] + KINDS[each["kind"]][self.language]
        if each["kind"] == "ours":
            name = f"**{name}**"
        marks = self.marked.get((each["language"], each["name"]))
        if marks:
            name += self.say(", never checks ", "，从不检查") + self.listed(marks)
        return name

    def listed(self, marks: list[str]) -> str:
        return self.say(", ", "、").join(MARKS[mark][self.language] for mark in marks)

    def refusals(self) -> str:
        columns = ("stale", "unknown-serial", "missing-header")
        header = self.say(
            "language | who | stale | unknown serial | header missing",
            "语言 | 参赛者 | 时间过旧 | 未知序列号 | 缺少请求头",
        ).split(" | ")
        accepted = {"stale": "time", "unknown-serial": "serial", "missing-header": "header"}
        lines = []
        for each in self.everybody():
            cells = []
            for column in columns:
                found = _find(self.results["rows"][f"first {column}"], each)
                marked = accepted[column] in self.marked.get((each["language"], each["name"]), ())
                cells.append(
                    _us(found["median"])
                    if found
                    else self.say("takes it", "接受")
                    if marked
                    else self.say("asks on the network", "会联网查询")
                )
            lines.append(
                [
                    each["language"],
                    f"**{each['name']}**"
                    if each["kind"] == "ours"
                    else each["name"] + KINDS[each["kind"]][self.language],
                    *cells,
                ]
            )
        return _table(header, lines)

    def large(self) -> str:
        columns = ("16-KiB", "256-KiB", "1-MiB")
        bodies = self.results["bodies"]
        lead = self.say(
            "`parse` of a payment with many goods; in brackets how many times the floor of the same body. Bodies: ",
            "对含有大量商品的支付做 `parse`；括号内是同一请求体下限的倍数。请求体：",
        )
        lead += self.say(", ", "、").join(f"{bodies[column]:,} B" for column in columns) + self.say(".", "。")
        lines = []
        for each in [{"language": "", "name": "floor", "kind": "floor"}, *self.everybody()]:
            found = [_find(self.results["rows"][f"parse {column}"], each) for column in columns]
            if any(found):
                named = self.say("the floor", "下限") if each["kind"] == "floor" else self.name(each)
                lines.append(
                    [
                        each["language"],
                        named,
                        *(f"{_us(cell['median'])} ({cell['to_floor'][0]:.2f})" if cell else "" for cell in found),
                    ]
                )
        return f"{lead}\n\n" + _table(
            [self.say("language", "语言"), self.say("who", "参赛者"), "16 KiB", "256 KiB", "1 MiB"], lines
        )

    def php_fpm(self) -> str:
        cold = self.results["php_fpm"]
        lead = self.say(
            "Behind a real php-fpm, set up with preloading as the package's README says, where nothing outlives a request: from the script's first "
            "line, through autoloading and the reading of keys, to the plaintext.",
            "在真实的 php-fpm 之后，按本包 README 所述启用预加载；请求之间不保留任何东西：从脚本第一行，经自动加载与读取密钥，到得到明文。",
        )
        header = self.say("script | median | fastest", "脚本 | 中位数 | 最快").split(" | ")
        names = {"ours": "**wxnotify**", "by_hand": self.say("ext-openssl by hand", "ext-openssl，手写")}
        lines = [[names[name], _us(cold[name]["median"]), _us(cold[name]["fastest"])] for name in names]
        said = self.say(
            f"By hand takes {_ratio(cold['ratio'])} times as long.", f"手写用时是我们的 {_ratio(cold['ratio'])} 倍。"
        )
        return f"{lead}\n\n{_table(header, lines)}\n\n{said}"

    def starts(self) -> str:
        header = self.say("language | who | median | fastest", "语言 | 参赛者 | 中位数 | 最快").split(" | ")
        order = {language: index for index, language in enumerate(LANGUAGES)}
        lines = []
        for each in sorted(self.results["starts"], key=lambda each: (order[each["language"]], each["median"])):
            name = KINDS["bare"][self.language] if each["kind"] == "bare" else self.name(each)
            lines.append([each["language"], name, f"{each['median']:.0f} ms", f"{each['fastest']:.0f} ms"])
        lead = self.say(
            "By the clock on the wall, with the reading of keys; Elixir compiles its script first.",
            "按墙上时钟，包含读取密钥；Elixir 先编译其脚本。",
        )
        return f"{lead}\n\n{_table(header, lines)}"

    def sizes(self) -> str:
        header = [self.say("file", "文件"), self.say("size", "大小")]
        return _table(header, [[f"`{name}`", f"{size / 1e6:.2f} MB"] for name, size in self.results["sizes"]])

    def contestants(self) -> str:
        header = self.say("language | who | versions | never checks", "语言 | 参赛者 | 版本 | 从不检查").split(" | ")
        lines = [["", self.say("the floor", "下限"), self.results["floor"], ""]]
        for each in self.everybody():
            name = (
                f"**{each['name']}**" if each["kind"] == "ours" else each["name"] + KINDS[each["kind"]][self.language]
            )
            lines.append([each["language"], name, each["versions"], self.listed(each["marks"])])
        text = _table(header, lines)
        if self.results["out"]:
            text += "\n\n" + self.say("Not measured:", "未测量：") + "\n\n"
            text += "\n".join(f"- {each['language']}, {each['name']}: {each['why']}" for each in self.results["out"])
        return text

    def everybody(self) -> list[dict[str, Any]]:
        order = {language: index for index, language in enumerate(LANGUAGES)}
        return sorted(self.results["contestants"], key=lambda each: order[each["language"]])


def _find(row: list[dict[str, Any]], who: dict[str, Any]) -> dict[str, Any] | None:
    if who["kind"] == "floor":
        return next((each for each in row if each["kind"] == "floor"), None)
    return next((each for each in row if (each["language"], each["name"]) == (who["language"], who["name"])), None)


def _us(nanoseconds: float) -> str:
    microseconds = nanoseconds / 1000
    return (
        f"{microseconds:,.0f} µs"
        if microseconds >= 1000
        else f"{microseconds:.1f} µs"
        if microseconds >= 10
        else f"{microseconds:.2f} µs"
    )


def _ratio(of: tuple[float, float, float] | None) -> str:
    if of is None:
        return ""
    digits = 1 if of[0] >= 10 else 2
    return f"{of[0]:.{digits}f} ({of[1]:.{digits}f} to {of[2]:.{digits}f})".replace(" to ", "–")


def _table(header: list[str], lines: list[list[str]]) -> str:
    rows = [header, ["---"] * len(header), *lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
