"""RESULTS.md and RESULTS.zh-CN.md, of what endpoint.py measured."""

from __future__ import annotations

import pathlib
from typing import Any

MODES = ("transaction", "leased", "stored")
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "mariadb": "MariaDB"}

TEXTS: dict[str, dict[str, Any]] = {
    "RESULTS.md": {
        "intro": """# What an endpoint takes

English | [中文](RESULTS.zh-CN.md)

Genuine notifications, each one of its own, over {connections} connections that are kept open; every connection sends the next when it has its answer.
The endpoint has one processor, all of its processes together; the load and the databases share another. Windows of {seconds} seconds
after {warm_up} of warming up (Java {longest}), {date}, on {machine}.
There were as many effects as answers of 200; where that was not so a row says what was wrong instead. What was answered otherwise, such
as 503 where the database was busy for 2 seconds, stands at the end of a cell.

A cell says **answers in a second**, the 99th percentile of their times, and the endpoint's processor time for one. The connections wait for
each other: at 1600 answers a second each of 16 connections gets one in 10 ms, however short the work on it is. What waits for a disk or a database, and not for the processor, has few answers and little processor time.

`make bench-endpoint` writes this page. The load itself used up to {load:.0%} of its processor: where that is near to 100%, the bare
server was quicker than is said here.
""",
        "plain": "## Without an inbox\n\nBare: the server reads the body and answers 200. The handler verifies, decrypts and calls back.\n",
        "plain_head": "| | bare | handler |",
        "database": """## {name}

{note}
""",
        "notes": {
            "sqlite": "A file in WAL mode, synced at every commit (`synchronous = FULL`). In the modes transaction and stored an order in the same "
            "file is paid; in mode stored two workers do so meanwhile, on the same processor.",
            "postgresql": "With `fsync`, over loopback, from a pool of 8 connections where the language has one.",
            "mariadb": "With `innodb_flush_log_at_trx_commit = 1`, otherwise as PostgreSQL.",
        },
        "attack": """## Under attack

The handler without an inbox, and without a log. First genuine notifications alone, then a forged one, whose signature is a stranger's and has to be
computed to be refused, for every genuine one, over the same connections; turn about three times, medians. Were a forged one as dear as a
genuine one, half of the genuine ones would be left: its share. 100% or more of that means that forged ones do not slow genuine ones by
more than their share. The 99th percentile is that of the genuine ones.

| | alone | with as many forged ones | of its share | 99th percentile alone | with forged ones |
| --- | --- | --- | --- | --- | --- |
""",
    },
    "RESULTS.zh-CN.md": {
        "intro": """# 一个端点能接多少

[English](RESULTS.md) | 中文

真实的通知，每条各不相同，走 {connections} 条保持打开的连接；每条连接收到应答后才发下一条。端点（它的全部进程合在一起）独占一个处理器核，
压测程序和数据库共用另一个。预热 {warm_up} 秒（Java {longest} 秒）后测 {seconds} 秒，{date}，机器为 {machine}。
生效次数与 200 应答数相等；若不是，该格写明哪里不对。其他应答（如数据库忙满 2 秒时的 503）写在格末。

每格依次是**每秒应答数**、应答时间的第 99 百分位，以及端点处理一条所用的处理器时间。各连接互相等待：每秒 1600 个应答时，16 条连接各要 10 毫秒
才得到一个，无论处理本身多短。等磁盘或数据库而不是等处理器的，应答少，处理器时间也少。

本页由 `make bench-endpoint` 写出。压测程序自身最多用了它那个核的 {load:.0%}：接近 100% 时，裸服务器实际比这里写的更快。
""",
        "plain": "## 不带收件箱\n\n裸：服务器读完请求体就答 200。处理器：验签、解密、调用回调。\n",
        "plain_head": "| | 裸 | 处理器 |",
        "database": """## {name}

{note}
""",
        "notes": {
            "sqlite": "WAL 模式的文件，每次提交都落盘（`synchronous = FULL`）。transaction 与 stored 模式里，同一文件中的订单被付款；"
            "stored 模式由两个工作者同时在同一个核上完成。",
            "postgresql": "开着 `fsync`，走回环；语言自带连接池的用 8 条连接的池。",
            "mariadb": "`innodb_flush_log_at_trx_commit = 1`，其余同 PostgreSQL。",
        },
        "attack": """## 受到攻击时

不带收件箱、不写日志的处理器。先只发真实通知；再在同样的连接上每条真实通知配一条伪造的，它由陌生人签名，必须算完验签才能拒绝；
两者轮流三次，取中位数。若伪造的和真实的一样贵，真实的会剩一半：这是它的份额。达到或超过份额的 100%，就是说伪造通知拖慢真实通知不超过其份额。
第 99 百分位是真实通知的。

| | 单独 | 配等量伪造 | 占份额 | 单独时第 99 百分位 | 有伪造时 |
| --- | --- | --- | --- | --- | --- |
""",
    },
}


def write(folder: pathlib.Path, conditions: dict[str, Any], measured: dict[str, Any], attacks: dict[str, Any]) -> None:
    for name, texts in TEXTS.items():
        parts = [texts["intro"].format(**conditions), texts["plain"]]
        parts.append(table(texts["plain_head"], measured, ["bare", "none"]))
        for database, title in DATABASES.items():
            parts.append(texts["database"].format(name=title, note=texts["notes"][database]))
            parts.append(table("| | " + " | ".join(MODES) + " |", measured, [f"{database} {mode}" for mode in MODES]))
        parts.append(texts["attack"] + "\n".join(attack_row(server, found) for server, found in attacks.items()) + "\n")
        (folder / name).write_text("\n".join(parts))


def table(head: str, measured: dict[str, Any], kinds: list[str]) -> str:
    rows = [head, "| --- |" + " --- |" * len(kinds)]
    for server, found in measured.items():
        rows.append(f"| {server} | " + " | ".join(cell(found[kind]) for kind in kinds) + " |")
    return "\n".join(rows) + "\n"


def cell(found: Any) -> str:
    if isinstance(found, str):
        return found.replace("|", " ")
    refused = "".join(f" · {count} × {status}" for status, count in sorted(found["refused"].items()))
    return f"**{found['per_second']:.0f}** · {milliseconds(found['p99'])} · {found['processor_us']:.0f} µs{refused}"


def attack_row(server: str, found: Any) -> str:
    if isinstance(found, str):
        return f"| {server} | {found} | | | | |"
    share = found["mixed_per_second"] / (found["alone_per_second"] / 2)
    return (
        f"| {server} | {found['alone_per_second']:.0f}/s | {found['mixed_per_second']:.0f}/s | {share:.0%} "
        f"| {milliseconds(found['alone_p99'])} | {milliseconds(found['mixed_p99'])} |"
    )


def milliseconds(value: float) -> str:
    return f"{value:.1f} ms" if value < 10 else f"{value:.0f} ms"
