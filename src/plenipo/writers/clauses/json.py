"""The checklist as JSON, which reads back equal."""

from __future__ import annotations

import json

import msgspec

from plenipo.concordance.clauses.model import Checklist
from plenipo.errors import InvalidData


def write_checklist_json(checklist: Checklist) -> str:
    return json.dumps(msgspec.to_builtins(checklist), ensure_ascii=False, indent=1)


def read_checklist_json(text: str, where: str = "clauses.json") -> Checklist:
    """Raises InvalidData for what is no checklist."""
    try:
        return msgspec.json.decode(text, type=Checklist)
    except msgspec.DecodeError as error:
        raise InvalidData(f"this is no checklist: {error}", where=where, remedy="Write it anew.") from error
