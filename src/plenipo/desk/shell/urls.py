"""Addresses."""

from __future__ import annotations

from django.urls import path

from plenipo.desk.shell import hues

urlpatterns = [path("c/<slug:slug>/hues.css", hues.hue_sheet, name="hues")]
