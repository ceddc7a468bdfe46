"""Addresses."""

from __future__ import annotations

from django.urls import path

from plenipo.desk.conferences import agenda_views, people_views, views

urlpatterns = [
    path("", views.conferences, name="conferences"),
    path("new/", views.conference_new, name="conference_new"),
    path("c/<slug:slug>/", views.board, name="board"),
    path("c/<slug:slug>/board/<str:name>", views.board_export, name="board_export"),
    path("c/<slug:slug>/about/", views.conference_about, name="conference_about"),
    path("c/<slug:slug>/people/", people_views.people, name="people"),
    path("c/<slug:slug>/people/<int:pk>/", people_views.member, name="member"),
    path("c/<slug:slug>/agenda/", agenda_views.agenda, name="agenda"),
    path("c/<slug:slug>/agenda/new/<str:kind>/", agenda_views.entry_new, name="agenda_new"),
    path("c/<slug:slug>/agenda/<str:kind>/<int:pk>/", agenda_views.entry, name="agenda_entry"),
    path("c/<slug:slug>/allocation/", agenda_views.allocation, name="allocation"),
]
