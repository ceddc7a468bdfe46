"""Addresses."""

from __future__ import annotations

from django.urls import path

from plenipo.desk.proposals import inviting, views

urlpatterns = [
    path("p/<int:pk>/", views.proposal, name="proposal"),
    path("p/<int:pk>/position/", views.position, name="position"),
    path("p/<int:pk>/comment/", views.comment, name="comment_on_proposal"),
    path("p/<int:pk>/invite/", inviting.on_proposal, name="invite_on_proposal"),
    path("invited/", inviting.invited, name="invited"),
]
