"""Where the desk differs from allauth: nobody signs up, no mail, and what people do to their accounts is recorded."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.password_validation import NumericPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.actions import record


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth with sign-up closed, and no mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_password(self, password: str, user: Person | None = None) -> str:
        """The new password is another one: a one-time password does not become a lasting one."""
        cleaned: str = super().clean_password(password, user)
        NumericPasswordValidator().validate(password)
        if user is not None and user.check_password(password):
            raise ValidationError(_("This is the password that you have now. Choose another one."))
        return cleaned

    def set_password(self, user: Person, password: str) -> None:
        """A person's own change of password."""
        user.set_password(password)
        user.must_change_password = False
        with transaction.atomic():
            user.save(update_fields=["password", "must_change_password"])
            record(user, "account.password_changed", user.username, person=user.pk)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Recorded for people who are there. What else was typed may be a password in the wrong field."""
        person = Person.objects.filter(username__iexact=str(credentials.get("username", ""))).first()
        if person is not None:
            address = self.get_client_ip(request)
            record(None, "account.sign_in_failed", person.username, person=person.pk, address=address)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The desk sends no mail."""
