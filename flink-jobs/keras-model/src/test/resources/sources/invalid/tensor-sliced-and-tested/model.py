a = keras.Input((3, 4))
b = a[:, -1, :]
if a:
    pass
for step in a:
    pass
c = a.numpy()
model = keras.Model(a, keras.layers.Dense(2)(a))
model.compile('adam', 'mse')
