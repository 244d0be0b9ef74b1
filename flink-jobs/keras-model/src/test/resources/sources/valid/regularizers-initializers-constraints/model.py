from tensorflow import keras
from tensorflow.keras import initializers, regularizers, constraints, layers

seed = 7
init = initializers.RandomNormal(mean=0., stddev=0.02, seed=seed)
model = keras.Sequential([
    layers.Dense(8, input_dim=5, kernel_initializer=init, bias_initializer='ones', kernel_regularizer='l2',
                 kernel_constraint=constraints.MaxNorm(3)),
    layers.Dense(8, kernel_initializer='he_normal', kernel_regularizer=regularizers.l1_l2(l1=1e-5, l2=1e-4),
                 bias_regularizer=regularizers.L2(1e-4), kernel_constraint='non_neg'),
    layers.Dense(8, kernel_initializer=keras.initializers.HeUniform, bias_initializer=initializers.Constant(0.1),
                 kernel_regularizer=regularizers.L1(0.01), bias_constraint=keras.constraints.unit_norm()),
    layers.Dense(1, kernel_initializer=keras.initializers.VarianceScaling(2.0, 'fan_in', 'uniform'),
                 kernel_constraint=keras.constraints.MinMaxNorm(min_value=0.1)),
])
model.compile(loss='mse', optimizer=keras.optimizers.Adadelta(learning_rate=1.0, rho=0.9))
