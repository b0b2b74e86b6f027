"""Puts the command `wxnotify` into a wheel: `pip install` then has it on the path, with no interpreter between.

    python3 python/tools/add_command.py WHEEL COMMAND

maturin takes such a file from a folder of pyproject.toml's, which must then be there wherever the package is built:
in tests, and from the source distribution, where nobody has built the command.
"""

import base64
import hashlib
import pathlib
import sys
import zipfile


def main(wheel: pathlib.Path, command: pathlib.Path) -> None:
    added = command.read_bytes()
    digest = base64.urlsafe_b64encode(hashlib.sha256(added).digest()).rstrip(b"=").decode()
    name = f"{'-'.join(wheel.name.split('-')[:2])}.data/scripts/{command.name}"
    entry = zipfile.ZipInfo(name)  # dated 1980, as maturin's are
    entry.external_attr = 0o100755 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    fresh = wheel.with_suffix(".new")
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(fresh, "w") as new:
        for each in old.infolist():
            content = old.read(each)
            if each.filename.endswith(".dist-info/RECORD"):
                new.writestr(entry, added)
                content += f"{name},sha256={digest},{len(added)}\n".encode()
            new.writestr(each, content)
    fresh.replace(wheel)


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:]))
