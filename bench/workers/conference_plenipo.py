"""Plenipo's command on a whole conference, as a user runs it: once from nothing, once more with nothing new."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from bench.workers.harness import report


def main(folder: Path) -> None:
    output = folder / "out"
    command = [str(Path(sys.executable).with_name("plenipo")), "conference", str(folder / "contributions")]
    command += ["--bases", str(folder / "bases"), "-o", str(output)]
    seconds = []
    for _ in range(2):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
        if done.returncode:
            raise SystemExit(f"plenipo conference: exit {done.returncode}: {done.stderr.strip()[-300:]}")
    got = {"compilations": len(list(output.rglob("compiled.docx"))), "proposals": sum(map(proposals, found(output)))}
    report(seconds[:1], split={"rerun": seconds[1]}, got=got)


def found(output: Path) -> list[Path]:
    return list(output.rglob("compile.json"))


def proposals(path: Path) -> int:
    """How many proposals a compilation says it is made of."""
    return len(json.loads(path.read_bytes())["contributions"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
