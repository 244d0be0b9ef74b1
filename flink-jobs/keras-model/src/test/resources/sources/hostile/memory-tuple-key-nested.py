t = (1,)
for i in range(100):
    t = (t, t)
d = {t: 1}
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
