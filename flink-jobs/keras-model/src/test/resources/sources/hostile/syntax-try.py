try:
    x = 1
except Exception:
    x = 2
finally:
    x = 3
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
