"""The clients' connections, before and after the application: who is waited for, and how long.

A client that is slow, by plan or by its network, must not keep the others waiting. So nobody works
for a connection until all of a request's head is there (`lobby`), nobody keeps a working place
while waiting for a client (`client_socket`, `working_places`), and every such wait has an end.
"""
