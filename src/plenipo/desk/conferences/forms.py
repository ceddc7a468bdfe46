"""Forms: what people type, checked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Membership, Role
from plenipo.desk.conferences.models import AgendaItem, Committee, Conference, Session
from plenipo.desk.conferences.queries import committees
from plenipo.desk.shell.marking import RANKS

_GROUPS = 60  # groups that a delegation may call its own


def markings(up_to: int = len(RANKS)) -> list[tuple[int, str]]:
    """The markings that somebody who sees that rank may choose from."""
    return [(marking.rank, marking.value) for marking in RANKS if marking.rank <= up_to]


class ConferenceForm(forms.Form):
    """What is told of a conference."""

    name = forms.CharField(label=_("Name"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    starts = forms.DateField(label=_("First day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    ends = forms.DateField(label=_("Last day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    own_groups = forms.CharField(
        label=_("Our groups"),
        required=False,
        max_length=1000,
        help_text=_("Codes of the groups that the delegation belongs to, parted by commas: their proposals are ours."),
    )
    marking = forms.TypedChoiceField(
        label=_("Least marking"), coerce=int, help_text=_("Whatever leaves the conference carries it at least.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["marking"].choices = markings()  # type: ignore[attr-defined]

    def clean_own_groups(self) -> list[str]:
        parts = (" ".join(part.split()) for part in self.cleaned_data["own_groups"].split(","))
        return list(dict.fromkeys(part for part in parts if part))[:_GROUPS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day is before the first."))
        return cleaned

    @staticmethod
    def told(conference: Conference) -> dict[str, Any]:
        """The values of a conference as this form shows them."""
        names = ("name", "place", "starts", "ends", "marking")
        return {name: getattr(conference, name) for name in names} | {"own_groups": ", ".join(conference.own_groups)}


class PartForm(forms.Form):
    """The part of somebody who has one."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.OFFICER)
    clearance = forms.TypedChoiceField(
        label=_("May see up to"),
        coerce=int,
        help_text=_("An outside stakeholder sees PUBLIC only, whatever is chosen."),
    )
    team = forms.CharField(label=_("Team"), max_length=100, required=False)

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clearance"].choices = markings(access.clearance)  # type: ignore[attr-defined]

    @staticmethod
    def told(member: Membership) -> dict[str, Any]:
        return {name: getattr(member, name) for name in ("role", "clearance", "team")}


class NewPartForm(PartForm):
    """The part of somebody new."""

    username = forms.CharField(label=_("Name for signing in"), max_length=150)

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(access, *args, **kwargs)
        self.order_fields(["username", "role", "clearance", "team"])


class CommitteeForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Committee
        fields = ["name", "order"]
        labels = {"name": _("Name"), "order": _("Place in the list")}


class SessionForm(forms.ModelForm):  # type: ignore[type-arg]
    starts = forms.DateTimeField(
        label=_("Starts (UTC)"), widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
    )
    ends = forms.DateTimeField(
        label=_("Ends (UTC)"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
    )

    class Meta:
        model = Session
        fields = ["committee", "starts", "ends", "room"]
        labels = {"committee": _("Committee"), "room": _("Room")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("It ends before it starts."))
        return cleaned


class ItemForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = AgendaItem
        fields = ["number", "title", "committee", "order"]
        labels = {
            "number": _("Number"),
            "title": _("Title"),
            "committee": _("Committee"),
            "order": _("Place in the list"),
        }


_FORMS: dict[str, type[forms.ModelForm[Any]]] = {"committee": CommitteeForm, "session": SessionForm, "item": ItemForm}
KINDS = tuple(_FORMS)


def entry_form(access: Access, kind: str, **given: Any) -> forms.ModelForm[Any]:
    """The form for one of KINDS, with the committees of this conference to choose from."""
    form = _FORMS[kind](**given)
    if "committee" in form.fields:
        form.fields["committee"].queryset = committees(access)  # type: ignore[attr-defined]
    return form
