from tensorflow.keras import Sequential, layers, Input

features = Sequential(name='features')
features.add(Input(shape=(8, 8, 1)))
features.add(layers.Conv2D(4, 3, activation='relu'))
features.add(layers.GlobalAveragePooling2D())
model = Sequential()
model.add(features)
model.add(layers.Dense(6, activation='relu'))
model.add(layers.Dense(2))
model.summary()
model.compile('adam', loss='mean_squared_error')
