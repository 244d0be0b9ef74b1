from keras import layers
model = keras.Sequential([layers.TextVectorization(1000), layers.Dense(8), layers.Dense(1)])
model.compile('adam', 'mse')
