t = (1,)
for i in range(40):
    t = (t, t)
layer = keras.layers.Dense(t)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
