"""Addresses."""

from __future__ import annotations

from django.urls import path, re_path

from plenipo.desk.audit import views

urlpatterns = [
    path("administration/audit/", views.trail, name="audit"),
    re_path(r"^administration/audit/trail\.(?P<kind>csv|jsonl)$", views.export, name="audit-export"),
    path("administration/audit/verification/", views.verified, name="audit-verification"),
]
