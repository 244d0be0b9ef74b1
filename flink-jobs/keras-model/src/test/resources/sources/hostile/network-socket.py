import socket
s = socket.create_connection(('127.0.0.1', 80))
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
