model = keras.Sequential([
    keras.Input((3,)),
    keras.layers.Dense(2, kernel_regularizer=keras.regularizers.l2(-0.1),
                       bias_constraint=keras.constraints.MaxNorm(max_value=-1)),
])
model.compile('adam', 'mse')
