"""Addresses."""

from __future__ import annotations

from django.urls import path

from plenipo.desk.concordance import row_views, views

urlpatterns = [
    path("concordance/", views.home, name="concordance"),
    path("concordance/partners/add/", views.partner_add, name="concordance-partner-add"),
    path("concordance/partners/<int:pk>/", views.partner, name="concordance-partner"),
    path("concordance/add/", views.add, name="concordance-add"),
    path("concordance/laws/<int:pk>/", views.original, name="concordance-law"),
    path("concordance/<int:pk>/", views.table, name="concordance-table"),
    path("concordance/<int:pk>/state/", views.state, name="concordance-state"),
    path("concordance/<int:pk>/versions/", views.versions, name="concordance-versions"),
    path("concordance/<int:pk>/again/", views.again, name="concordance-again"),
    path("concordance/<int:pk>/people/", views.people, name="concordance-people"),
    path("concordance/<int:pk>/progress/", views.progress, name="concordance-progress"),
    path("concordance/<int:pk>/files/<str:name>", views.export, name="concordance-export"),
    path("concordance/<int:pk>/rows/<str:row>/", row_views.row, name="concordance-row"),
    path("concordance/<int:pk>/rows/<str:row>/accept/", row_views.accept, name="concordance-accept"),
    path("concordance/<int:pk>/rows/<str:row>/decide/", row_views.decide, name="concordance-decide"),
    path("concordance/<int:pk>/rows/<str:row>/links/", row_views.links, name="concordance-links"),
    path("concordance/<int:pk>/rows/<str:row>/withdraw/", row_views.withdraw, name="concordance-withdraw"),
    path("concordance/<int:pk>/rows/<str:row>/comment/", row_views.comment, name="concordance-comment"),
]
