"""Forms of the library."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from plenipo.desk.library.models import Contribution

MANDATE = "mandate"


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files; whether one is empty is for its reader to say."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not files:
            raise forms.ValidationError(_("Choose the files first."), code="required")
        return list(files)


class UploadForm(forms.Form):
    """Files, what they are, and from where they come."""

    documents = ManyFilesField(label=_("Files"))
    kind = forms.ChoiceField(
        label=_("What they are"),
        choices=[
            (Contribution.Kind.CONTRIBUTION, _("Contributions")),
            (Contribution.Kind.BASE, _("Base texts")),
            (MANDATE, _("Our lines (a mandate)")),
        ],
        initial=Contribution.Kind.CONTRIBUTION,
        widget=forms.RadioSelect,
    )
    origin = forms.CharField(label=_("From where they come"), max_length=200, required=False)


class ReplaceForm(forms.Form):
    """The file that takes the place of another."""

    file = forms.FileField(label=_("The valid file"), allow_empty_file=True)
    origin = forms.CharField(label=_("From where it comes"), max_length=200, required=False)
