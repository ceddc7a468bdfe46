"""Keys and assessments as files: both forms of a key, and what is refused, with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plenipo.errors import InvalidData
from plenipo.positions.evaluation import KeyPair, read_judgements, read_key
from plenipo.positions.finding import Relation

CORE = {"proposal": "ALT/1/1", "line": "3", "relation": "advances", "readers": 3}


def as_bytes(value: Any) -> bytes:
    return json.dumps(value).encode()


def test_a_key_of_pairs() -> None:
    stored = {"about": "x", "core": [CORE], "optional": [{**CORE, "line": 4}], "proposals": ["ALT/1/2", "ALT/1/1"]}
    key = read_key(as_bytes(stored))
    assert key.proposals == ("ALT/1/2", "ALT/1/1")
    assert key.core == (KeyPair("ALT/1/1", "3", Relation.ADVANCES),)
    assert key.optional[0].line == "4"


def test_a_key_with_evidence_is_brought_to_one_relation_a_line() -> None:
    relations = [
        {"line": 3, "relation": "advances", "change_quote": "a lighthouse", "why": "builds"},
        {"line": 3, "relation": "conflicts", "change_quote": "no lighthouse", "why": "ends"},
        {"line": 4, "relation": "conflicts"},
    ]
    key = read_key(as_bytes([{"proposal": "ALT/1/1", "relations": relations}, {"proposal": "B/1/1", "relations": []}]))
    assert key.proposals == ("ALT/1/1", "B/1/1")
    assert key.core[0] == KeyPair("ALT/1/1", "3", Relation.MIXED, ("a lighthouse", "no lighthouse"), ("builds", "ends"))
    assert key.core[1].relation is Relation.CONFLICTS


@pytest.mark.parametrize(
    ("stored", "place"),
    [
        (b"{", "key.json"),
        (b"[" * 100_000, "key.json"),
        (b"\xff\xfe", "key.json"),
        (b"3", "key.json"),
        (b'{"pairs": []}', "key.json"),
        (as_bytes({"core": {}}), "key.json"),
        (as_bytes({"core": [CORE, 5]}), "key.json, core 2"),
        (as_bytes({"core": [{**CORE, "relation": "hates"}]}), "key.json, core 1"),
        (as_bytes({"core": [{**CORE, "relation": ["advances"]}]}), "key.json, core 1"),
        (as_bytes({"core": [{**CORE, "line": True}]}), "key.json, core 1"),
        (as_bytes({"core": [{**CORE, "proposal": " "}]}), "key.json, core 1"),
        (as_bytes({"core": [], "proposals": [1]}), "key.json"),
        (as_bytes([{"proposal": "A"}]), "key.json, proposal 1"),
        (as_bytes([{"proposal": "A", "relations": [{"line": 3}]}]), "key.json, proposal 1 relations 1"),
    ],
)
def test_a_malformed_key_is_refused_with_its_place(stored: bytes, place: str) -> None:
    with pytest.raises(InvalidData) as error:
        read_key(stored, "key.json")
    assert error.value.where == place
    assert error.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_key_as_any_shell_writes_it(encoding: str) -> None:
    assert read_key(json.dumps({"core": [CORE]}).encode(encoding)).proposals == ("ALT/1/1",)


ASSESSMENT = {"proposal": "A", "file": "a.docx", "line": "3", "relation": "advances", "confidence": 0.8}


def test_assessments_and_candidates() -> None:
    evidence = {"provision": "resolves 1", "change_quote": "a", "line_quote": "b", "why": "c"}
    stored = {"assessments": [{**ASSESSMENT, **evidence}], "candidates": [{**ASSESSMENT, "line": 4, "confidence": 0.2}]}
    first, second = read_judgements(as_bytes(stored)).pairs
    assert (first.sure, first.provision, first.why) == (True, "resolves 1", "c")
    assert (second.sure, second.line, second.confidence) == (False, "4", 0.2)


def test_of_one_pair_given_twice_the_relation_stands_before_the_candidate() -> None:
    stored = {"assessments": [ASSESSMENT], "candidates": [{**ASSESSMENT, "relation": "conflicts", "confidence": 0.9}]}
    (only,) = read_judgements(as_bytes(stored)).pairs
    assert (only.relation, only.sure) == (Relation.ADVANCES, True)


def test_the_list_of_what_was_judged() -> None:
    assert read_judgements(as_bytes({"assessments": []})).proposals is None
    assert read_judgements(as_bytes({"assessments": [], "proposals": ["A", "B"]})).proposals == ("A", "B")


@pytest.mark.parametrize(
    ("stored", "place"),
    [
        ({"core": []}, "a.json"),
        ([], "a.json"),
        ({"assessments": [{**ASSESSMENT, "confidence": 1.5}]}, "a.json, assessments 1"),
        ({"assessments": [{**ASSESSMENT, "confidence": "0.5"}]}, "a.json, assessments 1"),
        ({"assessments": [], "candidates": [{}]}, "a.json, candidates 1"),
        ({"assessments": [], "proposals": "A"}, "a.json"),
    ],
)
def test_malformed_assessments_are_refused_with_their_place(stored: Any, place: str) -> None:
    with pytest.raises(InvalidData) as error:
        read_judgements(as_bytes(stored), "a.json")
    assert error.value.where == place
