"""What people fill in about mandates and lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from plenipo.desk.lines.concepts import closest, id_of, name_of
from plenipo.desk.lines.models import Mandate
from plenipo.desk.lines.statements import Entered
from plenipo.positions.mandate import Form, Line, Stance, Statement, Strength
from plenipo.positions.mandate import Mandate as Text
from plenipo.texts.marking import Marking

_NEXT: dict[str, str] = {
    Mandate.State.DRAFT: Mandate.State.IN_CLEARANCE,
    Mandate.State.IN_CLEARANCE: Mandate.State.APPROVED,
    Mandate.State.APPROVED: Mandate.State.SUPERSEDED,
    Mandate.State.SUPERSEDED: Mandate.State.DRAFT,
}


class PlainForm(forms.Form):
    """Labels as they are, without a colon."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class UploadForm(PlainForm):
    """A file with a mandate, or with lines."""

    file = forms.FileField(label=_("File"))


class MoveForm(PlainForm):
    """Another state of clearance."""

    state = forms.ChoiceField(label=_("New state"))
    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, mandate: Mandate, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [choice for choice in Mandate.State.choices if choice[0] != mandate.state]
        self.initial.setdefault("state", _NEXT[mandate.state])


class DataForm(PlainForm):
    """What is said of a mandate."""

    reference = forms.CharField(label=_("Reference"), max_length=100, required=False)
    title = forms.CharField(label=_("Title"), max_length=500, required=False)
    form = forms.ChoiceField(label=_("Form"), choices=[(one.value, one.value) for one in Form])
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=300, required=False)
    binding = forms.BooleanField(
        label=_("It binds as a position of the Union"),
        required=False,
        help_text=_("Only a Council Decision under Article 218(9) TFEU does."),
    )
    body = forms.CharField(label=_("Body that approved it"), max_length=300, required=False)
    meeting = forms.CharField(label=_("Meeting"), max_length=200, required=False)
    approved_on = forms.DateField(label=_("Approved on"), required=False, widget=forms.DateInput({"type": "date"}))
    date = forms.DateField(label=_("Date of the document"), required=False, widget=forms.DateInput({"type": "date"}))
    previous = forms.CharField(label=_("Follows"), max_length=100, required=False)
    marking = forms.ChoiceField(label=_("Marking"), choices=[(one.value, one.value) for one in Marking])
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, text: Text, version: int) -> DataForm:
        """Filled with what is said now."""
        initial = {name: getattr(text, name) for name in cls.base_fields if name != "version"}
        return cls(initial={**initial, "form": text.form.value, "marking": text.marking.value, "version": version})

    def for_version(self, version: int) -> DataForm:
        """What a person entered, to be saved over another version than the one it saw."""
        again = DataForm({**{name: self[name].data for name in self.fields}, "version": version})
        again.is_valid()
        return again

    def fields_of_mandate(self) -> dict[str, Any]:
        """The fields of the engine's Mandate."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        days = {name: found[name].isoformat() if found[name] else "" for name in ("approved_on", "date")}
        return {**found, **days, "form": Form(found["form"]), "marking": Marking(found["marking"])}


class StatementForm(PlainForm):
    """One statement of a line. A row without words that was not there before is no statement."""

    known = forms.CharField(required=False, widget=forms.HiddenInput)
    quote = forms.CharField(
        label=_("Words of the line"), required=False, strip=True, widget=forms.Textarea(attrs={"rows": 2})
    )
    stance = forms.ChoiceField(label=_("Stance"), choices=[(one.value, one.value) for one in Stance])
    strength = forms.ChoiceField(
        label=_("Strength"), choices=[(one.value, one.value) for one in Strength], initial=Strength.PLAIN.value
    )
    target = forms.CharField(
        label=_("On what"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    scope = forms.CharField(label=_("Limited to"), required=False, max_length=1000)
    concepts = forms.CharField(label=_("Concepts"), required=False, max_length=1000)
    remove = forms.BooleanField(label=_("Remove"), required=False)

    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line = line

    def clean_quote(self) -> str:
        """The words as they stand in the line."""
        return str(self.cleaned_data["quote"]).replace("\r\n", "\n").strip()

    def clean_target(self) -> str:
        """In one paragraph."""
        return " ".join(str(self.cleaned_data["target"]).split())

    def clean_concepts(self) -> tuple[str, ...]:
        """Ids of the thesaurus, entered as ids or as what sentences call them, parted by semicolons."""
        kept = {one for statement in self._line.statements for one in statement.concepts}
        names = [name.strip() for name in str(self.cleaned_data["concepts"]).split(";")]
        return tuple(dict.fromkeys(name if name in kept else _concept(name) for name in names if name))

    def clean(self) -> dict[str, Any]:
        """A quote must stand in the line, and is only missing where nothing was entered."""
        found = super().clean() or self.cleaned_data
        if found.get("remove") or self.is_blank:
            return found
        quote = found.get("quote", "")
        if not quote:
            self.add_error("quote", _now("Which words of the line say this?"))
        elif quote not in self._line.text:
            self.add_error("quote", _now("These words do not stand in the line, word for word. Copy them from it."))
        return found

    @property
    def is_blank(self) -> bool:
        """Whether it is a row for a new statement that was left empty."""
        found = self.cleaned_data
        return not (found.get("known") or found.get("quote") or found.get("target") or found.get("scope"))

    def as_entered(self) -> dict[str, Any]:
        """What stands in its fields, right or wrong."""
        return {name: self[name].data for name in self.fields}

    def entered(self) -> Entered | None:
        """What was entered; None for a row that is empty or to be removed."""
        found = self.cleaned_data
        if found["remove"] or self.is_blank:
            return None
        return Entered(
            stance=Stance(found["stance"]),
            quote=found["quote"],
            target=found["target"],
            scope=found["scope"],
            strength=Strength(found["strength"]),
            concepts=found["concepts"],
            known=found["known"],
        )


class StatementsForm:
    """All statements of a line, with empty rows for new ones. Field names: "0-stance", "1-stance" …"""

    MOST = 60  # rows; no line says so much

    def __init__(self, line: Line, rows: Sequence[StatementForm]) -> None:
        self.line = line
        self.rows = rows

    @classmethod
    def of(cls, line: Line, statements: Iterable[Statement]) -> StatementsForm:
        """Filled with the statements, and one empty row."""
        filled = [
            StatementForm(line=line, prefix=str(number), initial=_initial(one)) for number, one in enumerate(statements)
        ]
        return cls(line, [*filled, StatementForm(line=line, prefix=str(len(filled)))])

    @classmethod
    def entered_in(cls, line: Line, data: Any) -> StatementsForm:
        """As a person filled it in."""
        rows: list[StatementForm] = []
        while f"{len(rows)}-stance" in data and len(rows) < cls.MOST:
            rows.append(StatementForm(data, line=line, prefix=str(len(rows))))
        return cls(line, rows)

    def with_another(self) -> StatementsForm:
        """The same with one empty row more; nothing is checked yet."""
        rows = [StatementForm(line=self.line, prefix=row.prefix, initial=row.as_entered()) for row in self.rows]
        return StatementsForm(self.line, [*rows, StatementForm(line=self.line, prefix=str(len(rows)))])

    def is_valid(self) -> bool:
        """Whether every row is."""
        return not [row for row in self.rows if not row.is_valid()]  # every row tells what is wrong with it

    def entered(self) -> list[Entered]:
        """What was entered, empty and removed rows left out."""
        return [one for row in self.rows if (one := row.entered()) is not None]


def _initial(statement: Statement) -> dict[str, str]:
    return {
        "known": statement.id,
        "quote": statement.quote,
        "stance": statement.stance.value,
        "strength": statement.strength.value,
        "target": statement.target,
        "scope": statement.scope,
        "concepts": "; ".join(name_of(one) for one in statement.concepts),
    }


def _concept(name: str) -> str:
    """The id. Raises ValidationError, with the closest name."""
    try:
        return id_of(name)
    except KeyError:
        close = closest(name)
        hint = _now("Is it “%(name)s”?") % {"name": close} if close else _now("See the list of concepts.")
        told = _now("No concept is called “%(name)s”.") % {"name": name}
        raise forms.ValidationError(f"{told} {hint}") from None
