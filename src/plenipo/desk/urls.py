"""Every address of the desk, by app."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("plenipo.desk.shell.urls")),
    path("", include("plenipo.desk.conferences.urls")),
    path("", include("plenipo.desk.accounts.urls")),
    path("", include("plenipo.desk.audit.urls")),
    path("c/<slug:slug>/", include("plenipo.desk.library.urls")),
    path("c/<slug:slug>/", include("plenipo.desk.instruments.urls")),
    path("c/<slug:slug>/", include("plenipo.desk.proposals.urls")),
    path("c/<slug:slug>/", include("plenipo.desk.lines.urls")),
    path("c/<slug:slug>/", include("plenipo.desk.review.urls")),
    path("c/<slug:slug>/", include("plenipo.desk.concordance.urls")),
    path("account/", include("allauth.urls")),
]
