"""Forms of the tables of concordance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from plenipo.concordance.model import Decision, Degree
from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Person
from plenipo.desk.concordance.actions import LONGEST_NOTE
from plenipo.desk.concordance.decisions import SAID, Said
from plenipo.desk.concordance.looks import look_of
from plenipo.desk.concordance.models import Partner, Side
from plenipo.desk.conferences.queries import owners
from plenipo.desk.proposals.forms import LongSelect, markings_between

_LAW_HELP = _("Word (.docx), PDF with text, HTML, plain text, Akoma Ntoso or Formex XML, JSON. Up to 32 MB.")


class PartnerForm(forms.Form):
    name = forms.CharField(label=_("Name of the partner"), max_length=120)
    marking = forms.TypedChoiceField(
        label=_("Marking"), coerce=int, help_text=_("Who may know that we work with it. Its tables bear it at least.")
    )

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "marking", markings_between(0, access.clearance))


class TableForm(forms.Form):
    """Two texts to be set side by side."""

    partner = forms.ModelChoiceField(label=_("Partner"), queryset=Partner.objects.none(), empty_label=None)
    name = forms.CharField(
        label=_("Name of the table"),
        max_length=200,
        required=False,
        help_text=_("What you call it. The titles of both texts where it is empty."),
    )
    source = forms.FileField(label=_("The act to comply with"), help_text=_LAW_HELP)
    target = forms.FileField(label=_("The law set against it"), help_text=_LAW_HELP)
    marking = forms.TypedChoiceField(
        label=_("Marking"), coerce=int, help_text=_("A text that bears a narrower marking narrows that of the table.")
    )

    def __init__(self, access: Access, partners: QuerySet[Partner], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partner = self.fields["partner"]
        assert isinstance(partner, forms.ModelChoiceField)
        partner.queryset = partners
        _choices(self, "marking", markings_between(0, access.clearance))


class VersionForm(forms.Form):
    """A new version of one side."""

    side = forms.ChoiceField(
        label=_("Which side"),
        choices=[(Side.SOURCE, _("The act to comply with")), (Side.TARGET, _("The law set against it"))],
    )
    file = forms.FileField(label=_("The new version"), help_text=_LAW_HELP)


class DecisionForm(forms.Form):
    """What a person decides on a row. version: of the row that was read."""

    degree = forms.ChoiceField(label=_("Degree of compliance"), required=False)
    reasons = forms.CharField(label=_("Reasons"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    measure = forms.CharField(label=_("Planned measure"), max_length=2000, required=False)
    measure_date = forms.DateField(label=_("By when"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    responsible = forms.CharField(label=_("Responsible"), max_length=500, required=False)
    implementation = forms.CharField(
        label=_("Implementation"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    enforcement = forms.CharField(label=_("Enforcement"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looks = [look_of(str(degree)) for degree in Degree]
        degrees = [(look.degree, f"{look.sign} {look.word}") for look in looks]
        _choices(self, "degree", [("", _("not decided yet")), *degrees])

    @classmethod
    def of(cls, decision: Decision | None, version: int) -> DecisionForm:
        """What stands now, or stood before it was reopened."""
        told = {name: getattr(decision, name) for name in SAID} if decision else {}
        degree = str(decision.degree or "") if decision else ""
        return cls(initial={**told, "degree": degree, "version": version})

    def again(self, version: int) -> DecisionForm:
        """The same, to be saved over what somebody else saved."""
        return DecisionForm({**{name: self.data.get(name, "") for name in self.fields}, "version": str(version)})

    def said(self) -> Said:
        """What was filled in."""
        found = self.cleaned_data
        degree, day = found["degree"], found["measure_date"]
        told = {name: str(found[name]).replace("\0", "") for name in SAID if name != "measure_date"}
        return Said(Degree(degree) if degree else None, measure_date=day.isoformat() if day else "", **told)


class NoteForm(forms.Form):
    text = forms.CharField(label=_("Your comment"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3}))


class AssignForm(forms.Form):
    """Articles and the person who is to work on them; nobody where none is chosen."""

    person = forms.ModelChoiceField(
        label=_("Person"), queryset=Person.objects.none(), required=False, widget=LongSelect
    )
    articles = forms.MultipleChoiceField(label=_("Articles"))

    def __init__(self, access: Access, marking: int, articles: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)
        person.queryset = owners(access).filter(
            memberships__conference=access.conference, memberships__clearance__gte=marking
        )
        person.empty_label = str(_("nobody"))
        _choices(self, "articles", [(each, each) for each in articles])


def _choices(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
