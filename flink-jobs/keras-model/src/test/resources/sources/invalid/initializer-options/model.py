model = keras.Sequential([
    keras.Input((3,)),
    keras.layers.Dense(2, kernel_initializer=keras.initializers.RandomNormal(stddev=-1.0)),
    keras.layers.Dense(2, kernel_initializer=keras.initializers.VarianceScaling(mode='fan')),
])
model.compile('adam', 'mse')
