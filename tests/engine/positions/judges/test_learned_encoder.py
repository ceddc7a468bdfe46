"""The sentence encoder: its arithmetic on a small network of its own, and the real weights where they are installed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from plenipo.errors import UsageError
from plenipo.positions.finding import Deed
from plenipo.positions.judges.learned import LearnedJudge, Model, packaged_encoder, train
from plenipo.positions.judges.learned.encoder import Encoder, folder, is_installed, weight_shapes
from plenipo.positions.judges.learned.examples import Example
from plenipo.positions.judges.learned.tuning import can_tune, pairs_of, tuned
from tests.engine.positions.judges.learned_values import MANDATE, case, lessons

installed = pytest.mark.skipif(not is_installed(), reason="plenipo[semantic] is not installed")
tunable = pytest.mark.skipif(not can_tune(), reason="sentence-transformers and torch are not installed")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return packaged_encoder()


def test_without_the_package_there_is_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plenipo.positions.judges.learned.encoder.is_installed", lambda: False)
    with pytest.raises(UsageError, match="not installed") as raised:
        folder()
    assert "plenipo[semantic]" in raised.value.remedy


def test_tuning_without_its_libraries_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plenipo.positions.judges.learned.tuning.can_tune", lambda: False)
    with pytest.raises(UsageError, match="not installed"):
        tuned([("a", "b")])


def test_pairs_are_the_changed_words_and_the_lines_that_they_bear_on() -> None:
    one = Example("A/1", "Resolution 1", "a levy", "", "a levy", Deed.INSERT, {"2": -1, "1": 0, "77": 1})
    none = Example("A/1", "Resolution 1", "a map", "", "a map", Deed.INSERT)
    assert pairs_of([one, none], MANDATE) == [("a levy", MANDATE.line("2").text)]


@installed
def test_rows_have_length_one_and_like_texts_are_close(encoder: Encoder) -> None:
    found = encoder.encode(["A cat sits on the mat.", "A kitten is on a carpet.", "The budget of the port grows."])
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert found[0] @ found[1] > 0.5 > 0.2 > found[0] @ found[2]


@installed
def test_a_text_is_embedded_alike_alone_and_among_longer_ones(encoder: Encoder) -> None:
    text = "to train the keepers of lamps"
    together = encoder.encode(["a much longer text " * 20, text, "short"])
    assert np.allclose(encoder.encode([text])[0], together[1], atol=1e-5)


@installed
def test_the_weights_have_the_shapes_that_a_model_is_checked_for(encoder: Encoder) -> None:
    assert {name: encoder.weights[name].shape for name in weight_shapes()} == weight_shapes()


@installed
def test_a_semantic_model_is_written_and_read_and_judges_the_same(encoder: Encoder) -> None:
    cases, answers = lessons()
    model = train(answers, cases, MANDATE, encoder)
    new = case(99, "to introduce a fee on each radio aboard from next season")
    kept = Model.from_bytes(model.to_bytes())
    found = LearnedJudge(model, encoder).judge([new], MANDATE)
    assert max(found.findings, key=lambda finding: finding.confidence).line == "2"
    assert LearnedJudge(kept, encoder).judge([new], MANDATE) == found


@tunable
@installed
def test_it_agrees_with_the_reference_and_is_drawn_to_the_pairs(encoder: Encoder, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    pairs = [("a toll on wireless sets", "We oppose any levy."), ("lamps for wardens", "We support the training.")] * 8
    texts = [text for pair in pairs[:2] for text in pair]
    reference = SentenceTransformer(str(folder()), device="cpu", local_files_only=True).encode(texts)
    plain = encoder.encode(texts)
    assert np.allclose(plain, reference, atol=1e-4)
    better = tuned(pairs).encode(texts)
    assert better[0] @ better[1] - better[0] @ better[3] > plain[0] @ plain[1] - plain[0] @ plain[3]


def test_bytes_that_are_no_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("safetensors", reason="plenipo[semantic] is not installed")
    (tmp_path / "model.safetensors").write_bytes(b"nothing")
    monkeypatch.setattr("plenipo.positions.judges.learned.encoder.folder", lambda: tmp_path)
    with pytest.raises(UsageError, match="cannot be read"):
        packaged_encoder()
