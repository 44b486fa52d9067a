from spacelaunch.bootstrap import open_stores
from spacelaunch.config import Settings


def database(redis):
    return redis.connection_pool.connection_kwargs["db"]


def test_each_store_has_a_database_of_its_own():
    stores = open_stores(Settings(redis_url="redis://127.0.0.1:1").checked())
    numbers = [
        database(stores.launches._redis),
        database(stores.queue.rq.connection),
        database(stores.jobs._redis),
        database(stores.results._redis),
    ]
    assert numbers == [0, 1, 2, 3]


def test_a_store_may_have_a_server_of_its_own():
    settings = Settings(redis_url_results="redis://results.example:7000/5").checked()
    options = open_stores(settings).results._redis.connection_pool.connection_kwargs
    assert (options["host"], options["port"], options["db"]) == ("results.example", 7000, 5)


def timeouts(stores):
    launches = stores.launches
    return [
        client.connection_pool.connection_kwargs["socket_timeout"]
        for client in (stores.jobs._redis, launches._reads, launches._current._writes)
    ]


def test_a_door_waits_for_redis_as_long_as_the_settings_say_and_longer_for_whole_data_sets():
    assert timeouts(open_stores(Settings(redis_timeout_ms=500).checked())) == [0.5, 2, 30]


def test_a_worker_waits_longer_whatever_the_settings_say():
    assert timeouts(open_stores(Settings().checked(), at_a_door=False)) == [10, 10, 30]
