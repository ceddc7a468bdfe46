"""Print what a lock file is made from: the project's dependencies, what builds it, and the groups named."""

import sys
import tomllib
from pathlib import Path


def requirements(groups: list[str]) -> list[str]:
    """Requirements as pyproject.toml states them, in its order."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    chosen = [*project["project"]["dependencies"]]
    for group in ("build", *groups):
        chosen.extend(project["dependency-groups"][group])
    return chosen


if __name__ == "__main__":
    sys.stdout.write("\n".join(requirements(sys.argv[1:])) + "\n")
