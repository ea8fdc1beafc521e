"""The word of a person on each month: lengkap, nihil, belum."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.web import client_for, make_office, make_user
from tests.web.registers.test_entries import add
from tolok.core.kernel.period import Month
from tolok.core.registers import get_register
from tolok.core.registers.entry import StatementState
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.registers import actions, queries
from tolok.web.apps.registers.models import MonthStatement
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
LAYANAN = get_register("layanan")
TODAY = date(2025, 6, 15)


def state(user, month: int, word: str, year: int = 2025) -> MonthStatement:
    return actions.state_month(
        office=user.office, register=LAYANAN, month=Month(year, month), state=word, today=TODAY, by=user
    )


def test_statement_is_kept_with_its_author_and_event() -> None:
    user = make_user(Role.SECTION)
    response = client_for(user).post("/register/pernyataan/layanan/2025/3/", {"state": "lengkap"})
    assert response.status_code == 302
    assert MonthStatement.objects.get().stated_by == user
    assert AuditEvent.objects.get(act="registers.state_month").detail == {"sebelum": "belum", "sesudah": "lengkap"}


def test_nihil_is_refused_while_rows_exist() -> None:
    user = make_user(Role.SECTION)
    add(user.office, user)
    response = client_for(user).post("/register/pernyataan/layanan/2025/3/", {"state": "nihil"})
    assert response.status_code == 422
    assert "tidak dapat dinyatakan nihil karena sudah ada 1 baris" in response.content.decode()
    assert not MonthStatement.objects.exists()


def test_future_month_cannot_be_stated() -> None:
    user = make_user(Role.SECTION)
    with pytest.raises(actions.StatementError, match="belum berjalan"):
        state(user, 7, "lengkap")
    assert state(user, 6, "lengkap").state == "lengkap"


def test_without_a_choice_the_page_says_so() -> None:
    response = client_for(make_user(Role.SECTION)).post("/register/pernyataan/layanan/2025/3/", {"state": "mungkin"})
    assert response.status_code == 422
    assert "belum dipilih" in response.content.decode()


def test_taken_back_statement_is_no_statement() -> None:
    user = make_user(Role.SECTION)
    state(user, 3, "lengkap")
    state(user, 3, "belum")
    assert queries.core_statements(user.office, 2025) == []


def test_rows_never_make_a_statement() -> None:
    user = make_user(Role.SECTION)
    add(user.office, user)
    row = next(row for row in queries.statement_grid(user.office, 2025, TODAY) if row.register == LAYANAN)
    assert [cell.state for cell in row.cells] == ["belum"] * 6 + [""] * 6
    assert row.cells[2].row_count == 1


def test_grid_shows_all_three_states_by_word_or_sign() -> None:
    user = make_user(Role.CAMAT)
    state(user, 1, "lengkap")
    state(user, 2, "nihil")
    page = client_for(user).get("/register/pernyataan/?tahun=2025").content.decode()
    for word in ("lengkap", "nihil", "belum"):
        assert f'<span class="visually-hidden">{word}</span>' in page
    assert client_for(user).get("/register/pernyataan/?format=csv").status_code == 200


def test_statements_of_one_office_are_not_those_of_another() -> None:
    user = make_user(Role.SECTION)
    state(user, 3, "lengkap")
    assert queries.core_statements(make_office(), 2025) == []
    assert queries.core_statements(user.office, 2025)[0].state is StatementState.LENGKAP


def test_camat_may_not_state() -> None:
    response = client_for(make_user(Role.CAMAT)).post("/register/pernyataan/layanan/2025/3/", {"state": "lengkap"})
    assert response.status_code == 403


@pytest.mark.parametrize("place", ["layanan/2025/13", "bukan/2025/1", "pegawai/2025/1", "layanan/1/1"])
def test_month_or_register_that_cannot_be_stated_is_not_found(place: str) -> None:
    assert client_for(make_user(Role.SECTION)).get(f"/register/pernyataan/{place}/").status_code == 404
