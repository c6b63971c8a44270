"""Sixteen threads get the same answers as one."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from tests.fixtures.warehouse.questions import mixed_questions
from warehouse.declarations import load_registry
from warehouse.service import Warehouse

DIFFERENT_QUESTIONS = 400
ASKED = 10_000
THREADS = 16


@pytest.fixture(scope="module")
def real(real_data):
    return Warehouse.open(real_data)


def test_questions_are_mixed():
    questions = mixed_questions(load_registry(), DIFFERENT_QUESTIONS, seed=20)
    assert len({metric for question in questions for metric in question.metrics}) > 40
    assert len({name for question in questions for name in question.by}) > 30
    assert sum(bool(question.where) for question in questions) > 100


def test_sixteen_threads_get_the_answers_of_one(real):
    questions = mixed_questions(load_registry(), DIFFERENT_QUESTIONS, seed=20)

    def ask(number):
        question = questions[number]
        return real.query(question.metrics, question.by, question.where)

    alone = [ask(number) for number in range(DIFFERENT_QUESTIONS)]
    random = Random(21)
    order = [random.randrange(DIFFERENT_QUESTIONS) for _ in range(ASKED)]
    with ThreadPoolExecutor(THREADS) as pool:
        together = list(pool.map(ask, order))
    wrong = [
        questions[number]
        for number, answer in zip(order, together, strict=True)
        if not answer.equals(alone[number])
    ]
    assert wrong == []
    assert len({answer.num_rows for answer in alone}) > 5
