def f(x):
    return g(x)
def g(x):
    return f(x)
f(0)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
