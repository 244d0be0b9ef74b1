model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(keras.optimizers.Adam(learning_rat=0.1, beta_1=1.5), 'mse')
