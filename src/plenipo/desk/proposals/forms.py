"""Forms of the proposal page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Person
from plenipo.desk.conferences.queries import owners
from plenipo.desk.proposals.actions import LONGEST
from plenipo.desk.proposals.models import Stand
from plenipo.desk.shell.marking import RANKS


def markings_between(least: int, most: int) -> list[tuple[int, str]]:
    """The markings that may be chosen, by rank."""
    return [(marking.rank, marking.value) for marking in RANKS if least <= marking.rank <= max(least, most)]


class LongSelect(forms.Select):
    """A choice among as many as there are people, made at once: a template for each option takes its time."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (one["value"], mark_safe(" selected") if one["selected"] else "", one["label"])
                for _name, group, _index in widget["optgroups"]
                for one in group
            ),
        )
        return format_html("<select{}>{}</select>", flatatt({"name": name, **widget["attrs"]}), options)


class PositionForm(forms.Form):
    """One position. version: of the position that was read, 0 for none."""

    stand = forms.ChoiceField(label=_("Position"), choices=Stand.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(label=_("Reasons"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    fallback = forms.CharField(
        label=_("Fallback"),
        help_text=_("What we can live with if we do not prevail."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Person.objects.none(), required=False, widget=LongSelect)
    marking = forms.TypedChoiceField(label=_("Marking"), coerce=int)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, access: Access, least: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = owners(access)
        owner.empty_label = str(_("nobody yet"))
        marking = self.fields["marking"]
        assert isinstance(marking, forms.TypedChoiceField)
        marking.choices = markings_between(least, access.clearance)


class CommentForm(forms.Form):
    """One note of a discussion."""

    text = forms.CharField(label=_("Your note"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    marking = forms.TypedChoiceField(label=_("Marking"), coerce=int)

    def __init__(self, access: Access, least: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "note_%s"  # beside another form with a marking
        marking = self.fields["marking"]
        assert isinstance(marking, forms.TypedChoiceField)
        marking.choices = markings_between(least, access.clearance)
