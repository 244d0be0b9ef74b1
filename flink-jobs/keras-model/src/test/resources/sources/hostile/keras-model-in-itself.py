model = keras.Sequential()
model.add(model)
model.compile('adam', 'mse')
