import threading
t = threading.Thread(target=print)
t.start()
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
