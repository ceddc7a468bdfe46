"""Forms of the review."""

from __future__ import annotations

from django import forms

from plenipo.desk.review.actions import ANSWERS
from plenipo.desk.review.models import Judging


class AnswerForm(forms.Form):
    """relation: what the change does to the line, "none" for nothing. next: the page to go to."""

    relation = forms.ChoiceField(choices=[(answer, answer) for answer in ANSWERS])
    version = forms.IntegerField(min_value=1)
    next = forms.CharField(required=False, max_length=2000)


class JudgeForm(forms.Form):
    judge = forms.ChoiceField(choices=Judging.Judge.choices)
