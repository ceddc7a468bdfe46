"""Addresses."""

from __future__ import annotations

from django.urls import path

from plenipo.desk.lines import edits, views

urlpatterns = [
    path("lines/", views.lines, name="lines"),
    path("lines/add/", edits.add, name="mandate-add"),
    path("lines/compare/", views.compare, name="lines-compare"),
    path("lines/concepts/", views.concepts, name="lines-concepts"),
    path("lines/mandates/<int:pk>/", views.mandate, name="mandate"),
    path("lines/mandates/<int:pk>/move/", edits.move, name="mandate-move"),
    path("lines/mandates/<int:pk>/data/", edits.data, name="mandate-data"),
    path("lines/mandates/<int:pk>/lines.yaml", views.lines_file, name="mandate-file"),
    path("lines/mandates/<int:pk>/original/", views.original, name="mandate-original"),
    path("lines/mandates/<int:pk>/corrections/", edits.corrections, name="mandate-corrections"),
    path("lines/mandates/<int:pk>/read-again/", edits.read_again, name="mandate-read-again"),
    path("lines/<int:pk>/", views.line, name="line"),
    path("lines/<int:pk>/statements/", edits.statements, name="line-statements"),
    path("lines/<int:pk>/read-again/", edits.read_line_again, name="line-read-again"),
]
