def f(n):
    if n < 1:
        raise ValueError(f'n is {n}')
    return n
x = f(0)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
