"""Addresses."""

from __future__ import annotations

from django.urls import path

from plenipo.desk.instruments import inviting, views

urlpatterns = [
    path("i/<int:pk>/", views.instrument, name="instrument"),
    path("i/<int:pk>/provision/", views.provision, name="provision"),
    path("i/<int:pk>/comment/", views.comment, name="instrument-comment"),
    path("i/<int:pk>/invite/", inviting.invite, name="instrument-invite"),
    path("i/<int:pk>/export/<str:name>", views.export, name="instrument-export"),
]
