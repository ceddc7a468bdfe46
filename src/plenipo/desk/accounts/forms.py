"""Forms of the administration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.conferences.models import Conference
from plenipo.desk.shell.marking import RANKS
from plenipo.texts.marking import Marking

if TYPE_CHECKING:  # Django's own form is generic for the type checker alone
    _PersonForm = forms.ModelForm[Person]
else:
    _PersonForm = forms.ModelForm


class NewPerson(_PersonForm):
    """Who is to be added."""

    class Meta:
        model = Person
        fields = ["name", "username", "is_administrator"]
        labels = {"name": _("Name"), "username": _("Username"), "is_administrator": _("Administrator")}
        help_texts = {
            "name": _("As it shall stand beside what this person decides."),
            "username": _("For signing in: letters, digits and @ . + - _"),
            "is_administrator": _("Manages people and conferences, and sees the audit trail."),
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "username": forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["name"].required = True


class NewPart(forms.Form):
    """A part in one of the conferences in which the person has none."""

    conference = forms.ModelChoiceField(label=_("Conference"), queryset=Conference.objects.none())
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.OFFICER)
    clearance = forms.TypedChoiceField(
        label=_("Sees up to"),
        coerce=int,
        choices=[(marking.rank, marking.value) for marking in RANKS],
        initial=Marking.LIMITE.rank,
        help_text=_("An outside stakeholder sees PUBLIC only, whatever is chosen."),
    )
    team = forms.CharField(
        label=_("Team"), max_length=100, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        conference = self.fields["conference"]
        assert isinstance(conference, forms.ModelChoiceField)
        conference.queryset = Conference.objects.exclude(memberships__person=person).order_by("name")


class Name(forms.Form):
    """Another name. before: the name that was read."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
