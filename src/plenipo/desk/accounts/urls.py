"""Addresses. What stands here comes before allauth's own addresses, and answers in their place."""

from __future__ import annotations

from django.urls import path, re_path

from plenipo.desk.accounts import administration, views

# Of allauth: mail, sign-up, links by mail, passwords for those who have none.
CLOSED = r"^account/(?:email|confirm-email|signup|login/code|password/set|password/reset)/"

urlpatterns = [
    re_path(CLOSED, views.closed, name="closed"),
    path("account/2fa/", views.to_account, name="second_step"),
    path("account/sessions/", views.to_account, name="sessions"),
    path("account/sessions/end/", views.end_session, name="end_session"),
    path("account/security/", views.account, name="account"),
    path("administration/", administration.administration, name="administration"),
    path("administration/people/add/", administration.add, name="person_add"),
    path("administration/people/<int:pk>/", administration.person, name="person"),
    path("administration/people/<int:pk>/name/", administration.rename, name="person_rename"),
    path("administration/people/<int:pk>/administrator/", administration.powers, name="person_powers"),
    path("administration/people/<int:pk>/active/", administration.activity, name="person_activity"),
    path("administration/people/<int:pk>/password/", administration.password, name="person_password"),
    path("administration/people/<int:pk>/second-step/", administration.second_step, name="person_second_step"),
    path("administration/people/<int:pk>/part/", administration.part, name="person_part"),
]
