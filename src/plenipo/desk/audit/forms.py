"""The filter of the trail, as it stands in the address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.desk.audit.queries import Choices, Filter


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FilterForm(forms.Form):
    """Every field may be empty. What makes no sense is told at its field and looked for as if it were empty."""

    person = forms.TypedChoiceField(label=_("Person"), required=False, coerce=int, empty_value=None)
    action = forms.ChoiceField(label=_("Action"), required=False)
    conference = forms.ChoiceField(label=_("Conference"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=_day())
    until = forms.DateField(label=_("To"), required=False, widget=_day())

    def __init__(self, data: Any, known: Choices) -> None:
        super().__init__(data, label_suffix="")
        anything = ("", _("all"))
        self._offer("person", [anything, *known.people])
        self._offer("action", [anything, *((one, one) for one in known.actions)])
        self._offer("conference", [anything, *((one, one) for one in known.conferences)])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def wanted(self) -> Filter:
        """What is looked for."""
        self.is_valid()
        found = self.cleaned_data
        since: date | None = found.get("since")
        return Filter(
            found.get("person"), found.get("action", ""), found.get("conference", ""), since, found.get("until")
        )
