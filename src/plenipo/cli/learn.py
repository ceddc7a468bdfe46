"""``plenipo learn``: teach the learned judge what people confirmed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenipo.cli.console import RESULTS, fail
from plenipo.cli.judging import cases_from
from plenipo.cli.receive import instruments_in, receive
from plenipo.positions.load import load_mandate
from plenipo.readers.files import read_bytes
from plenipo.writers.folder import write_file

if TYPE_CHECKING:
    from plenipo.positions.judges.learned import Model

BAD_INPUT = 2


def learn(
    proposals: Annotated[list[Path], typer.Argument(help="The contributions that people read.")],
    lines: Annotated[Path, typer.Option(help="The mandate: a document, or a file of lines (YAML).")],
    confirmed: Annotated[Path, typer.Option(help="The relations that people confirmed, as JSON.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The file of the model to write.")],
    bases: Annotated[
        Path | None, typer.Option(help="Base texts, a file or a folder; a text retyped without marks needs its base.")
    ] = None,
    semantic: Annotated[bool, typer.Option("--semantic", help="Use sentence embeddings (plenipo[semantic]).")] = False,
    fine_tune: Annotated[
        bool, typer.Option("--fine-tune", help="Adapt the embeddings too; needs sentence-transformers.")
    ] = False,
) -> int:
    """Learn from PROPOSALS and what people confirmed of them, for plenipo assess --judge learned --model FILE.

    A proposal with an answer counts as read throughout. With too few answers the command says how many more it needs,
    and the model answers as the built-in judge does until they are there.
    """
    from plenipo.positions.judges.learned import encoder_for, read_confirmed, train  # loads scikit-learn

    answers = read_confirmed(read_bytes(confirmed), confirmed.name)
    mandate = load_mandate(lines)
    texts, errors = instruments_in(bases)
    received, bad = receive(proposals)
    cases = cases_from(received, texts)
    model = train(answers, cases, mandate, encoder_for(answers, cases, mandate, semantic, fine_tune))
    write_file(out, model.to_bytes())
    for warning in (*mandate.warnings, *model.header.unused):
        fail(warning)
    for error in (*errors, *bad):
        fail(error)
    _print(model, out)
    return BAD_INPUT if errors or bad else 0


def _print(model: Model, out: Path) -> None:
    examples, weighing = model.header.examples, model.header.weighing
    signs = [sign for example in examples for sign in example.signs.values()]
    read = len({example.proposal for example in examples})
    RESULTS.print(
        f"Learned from {read} proposals: {len(examples)} changed provisions, {signs.count(1)} that advance a line, "
        f"{signs.count(-1)} that conflict with one.",
        soft_wrap=True,
    )
    if weighing is None:
        RESULTS.print(
            f"Too few to learn from: confirm {model.needed}. Until then the model answers as the built-in judge does.",
            soft_wrap=True,
        )
    else:
        RESULTS.print(
            f"On proposals held out, relations are best counted from a confidence of {weighing.sure:g}.", soft_wrap=True
        )
    RESULTS.print(f"Written to {out} [{model.marking.value}]: it holds words of the proposals.", soft_wrap=True)
