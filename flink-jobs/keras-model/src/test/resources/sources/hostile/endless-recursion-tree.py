def f(n):
    return f(n - 1) + f(n - 1) if n else 1
f(40)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
