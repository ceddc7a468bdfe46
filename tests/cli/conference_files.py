"""A small conference on disk: Word files in conference-document form."""

from __future__ import annotations

from pathlib import Path

from tests.engine.word import word_file

BASE = (
    "RESOLUTION 7 (REV. SEAPORT, 2026)",
    "Confidence in networks",
    "The Conference of the Union (Seaport, 2026),",
    "considering",
    "a)\tthat networks serve all;",
    "b)\tthat trust in networks is built by governments,",
    "resolves",
    "1\tto report every year to the Council on the assistance given;",
    "2\tto bring this Resolution to the attention of the organizations concerned.",
)


def base_file() -> bytes:
    return word_file(*BASE)


def contribution(
    sponsor: str, number: int, *replacements: tuple[str, str], revision: int = 0, symbol: str = "MOD", marking: str = ""
) -> bytes:
    """A contribution of one unit that marks these replacements in the base."""
    revised = f"(Rev.{revision})" if revision else ""
    text = "\n".join(BASE)
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return word_file(
        *([marking] if marking else []),
        "Plenipotentiary Conference (PC-30)",
        "PLENARY MEETING",
        f"Document {number}{revised}-E",
        "14 March 2030",
        "Original: English",
        f"Administration of {sponsor}",
        "Proposals for the work of the conference",
        f"{symbol}\t{sponsor}/{number}/1",
        *(text.split("\n") if symbol in ("MOD", "ADD") else text.split("\n")[:2]),
        "Reasons:\tExperience.",
    )


def draft(sponsor: str, number: int, title: str, *text: str) -> bytes:
    """A contribution that adds a new resolution."""
    return word_file(
        "Plenipotentiary Conference (PC-30)",
        f"Document {number}-E",
        f"ADD\t{sponsor}/{number}/1",
        f"DRAFT NEW RESOLUTION [{sponsor}-1] (SEAPORT, 2030)",
        title,
        "The Conference of the Union (Seaport, 2030),",
        "resolves",
        *text,
        "Reasons:\tExperience.",
    )


def write_conference(folder: Path) -> tuple[Path, Path]:
    """(contributions, bases): three sponsors on Resolution 7, two of them competing."""
    contributions, bases = folder / "in", folder / "bases"
    contributions.mkdir(parents=True)
    bases.mkdir()
    (bases / "res7.docx").write_bytes(base_file())
    (contributions / "eur.docx").write_bytes(contribution("EUR", 10, ("every year", "every [-year-]{+two years+}")))
    (contributions / "rcc.docx").write_bytes(contribution("RCC", 11, ("every year", "every [-year-]{+month+}")))
    (contributions / "usa.docx").write_bytes(contribution("USA", 12, symbol="NOC"))
    return contributions, bases
