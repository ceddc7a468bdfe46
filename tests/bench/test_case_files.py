"""The fictional cases are what they say: every quote stands in a changed text, every change that is quoted is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.case_files import case_files, labelled_proposals
from plenipo.amendments.proposal import SpanKind
from plenipo.compilation.selection import takes_position


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_every_quote_stands_in_changed_words(path: Path) -> None:
    units = labelled_proposals([path])
    assert len(units) >= 40
    assert len({unit.proposal.id for unit in units}) == len(units)
    for unit in units:
        if takes_position(unit.proposal):
            continue
        changed = " ".join(
            f"{provision.proposed_label} {span.text} ;"
            for provision in unit.proposal.provisions
            for span in provision.spans
            if span.kind is not SpanKind.KEEP
        )
        words = "".join(filter(str.isalnum, changed))
        for label in unit.labels:
            quote = "".join(filter(str.isalnum, label.quote.replace("\t", " ")))
            assert quote in words or quote.lstrip("0123456789abcdefghij") in words, (unit.proposal.id, label.quote)


def test_relations_of_a_unit_are_mixed_where_its_changes_disagree() -> None:
    assert any(unit.relations() for unit in labelled_proposals(case_files()))
