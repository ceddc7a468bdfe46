"""Addresses."""

from __future__ import annotations

from django.urls import path

from plenipo.desk.library import views

urlpatterns = [
    path("library/", views.library, name="library"),
    path("library/upload/", views.upload, name="upload"),
    path("library/progress/", views.progress, name="progress"),
    path("library/work/<int:job>/again/", views.work_again, name="work_again"),
    path("library/<int:pk>/", views.contribution, name="contribution"),
    path("library/<int:pk>/original/", views.original, name="original"),
    path("library/<int:pk>/replace/", views.replace, name="replace"),
    path("library/<int:pk>/again/", views.read_again, name="read_again"),
]
