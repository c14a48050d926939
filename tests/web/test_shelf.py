from checker.web.shelf import Shelf


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_what_is_too_old_is_forgotten_with_its_weight():
    clock = Clock()
    shelf = Shelf(entries=5, weight=100, seconds=10, clock=clock)
    shelf.put("a", "photo", 60)
    clock.now = 9.9
    assert shelf.get("a") == "photo"
    clock.now = 10
    assert (shelf.get("a"), len(shelf), shelf.held) == (None, 0, 0)


def test_the_oldest_give_way_to_weight_and_number():
    shelf = Shelf(entries=3, weight=100, seconds=10)
    for name in "abcd":
        shelf.put(name, name, 10)
    assert [shelf.get(name) for name in "abcd"] == [None, "b", "c", "d"]
    shelf.put("e", "e", 85)
    assert [shelf.get(name) for name in "bcde"] == [None, None, "d", "e"]
    assert shelf.held == 95


def test_what_outweighs_the_shelf_is_not_kept_and_replaces_what_it_would_have_replaced():
    shelf = Shelf(entries=3, weight=100, seconds=10)
    shelf.put("a", "old", 10)
    shelf.put("a", "new", 101)
    assert (shelf.get("a"), shelf.held) == (None, 0)
