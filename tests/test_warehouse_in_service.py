"""Which snapshot is in service while several threads ask and a build switches."""

from threading import Event, Thread

from warehouse import in_service

FORMER, PRESENT = ("former", 1), ("present", 2)


class Opened:
    """Stands for a warehouse, which takes long to load: it only knows its snapshot."""

    @staticmethod
    def open(_folder, snapshot_id):
        return snapshot_id


def test_a_thread_that_read_before_a_switch_does_not_undo_it(tmp_path, monkeypatch):
    has_read, may_go_on = Event(), Event()
    readings = iter([FORMER, PRESENT])

    def read_current(_folder):
        reading = next(readings)
        if reading == FORMER:
            has_read.set()
            may_go_on.wait(5)
        return reading

    monkeypatch.setattr(in_service, "read_current", read_current)
    monkeypatch.setattr(in_service, "Warehouse", Opened)
    place = in_service._InService(tmp_path)
    slow, quick = Thread(target=place.get), Thread(target=place.get)
    slow.start()
    assert has_read.wait(5)
    quick.start()
    quick.join(0.2)
    may_go_on.set()
    slow.join(5)
    quick.join(5)
    assert place.loaded == "present"
